"""The studies of the Experiments page, each a widget that starts one kind of job and shows it."""
