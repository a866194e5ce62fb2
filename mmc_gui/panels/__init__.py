"""What shows one part of the project beside the pages: its label set, its history."""
