"""Resumable uploads by tus 1.0: the protocol and its half-arrived files, whatever they are for."""
