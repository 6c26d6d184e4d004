"""Files that members upload: hostile until looked at, and handed out by the noun they hang on."""
