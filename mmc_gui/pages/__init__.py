"""One page a task; a page never imports another."""
