"""Files in, checked observations and issues out: one module a kind of file or form."""
