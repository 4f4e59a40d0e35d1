"""Pages for people, made by the server: they work without a script, and what they show can be cited by its address."""
