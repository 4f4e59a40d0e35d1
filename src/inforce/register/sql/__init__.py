"""The statements of the store, a module for each thing that it keeps: the only place that speaks SQL."""
