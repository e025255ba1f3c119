// Stands in the bundle for a module that is loaded and never used.
