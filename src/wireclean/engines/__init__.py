"""Adapters for the engines that corpora are processed on, each a few lines over `wireclean.arrow.clean_batch`.

One module an engine: `datatrove`, `ray`, `spark`, `datasets` (Hugging Face), `polars`, `pandas`. Each needs the extra of
its name (`pip install 'wireclean[polars]'`) and says so when it is missing; importing this package imports none of them.

All keep what `clean_batch` keeps: the other columns first and as they are (`source_<name>` when the article has a field of
that name), then the fields of the article, nulls for a null. `docs/engines.md` has a recipe for each, `docs/scale.md`
says which to take.
"""
