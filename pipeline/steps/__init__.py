"""The steps of a run that `pipeline.run` puts in their order."""
