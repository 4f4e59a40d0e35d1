"""What many reports say together: reports that are kept, witnesses of one thing, lines of time, lags."""
