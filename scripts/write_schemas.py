"""Write what is generated from the types of settings and packs: the shipped JSON Schemas and the tables in docs."""

from pathlib import Path

from wireclean.schemas import SCHEMAS, schema_json, with_key_tables

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write each file that is no longer what it should be, and name it."""
    wanted = {
        ROOT / "src" / "wireclean" / "data" / "schemas" / f"{name}.schema.json": schema_json(name) for name in SCHEMAS
    }
    for page in sorted((ROOT / "docs").glob("*.md")):
        wanted[page] = with_key_tables(page.read_text(encoding="utf-8"))
    for path, content in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
