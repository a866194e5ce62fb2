"""Dialogs that ask for much: what to import, what to export, which rows are doubtful."""
