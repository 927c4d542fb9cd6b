// Vectors written by Python: given by the caller, or made on the spot.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function vectors() {
  if (process.env.VECTORS) return JSON.parse(readFileSync(process.env.VECTORS, "utf8"));
  const root = join(import.meta.dirname, "../..");
  const file = join(mkdtempSync(join(tmpdir(), "vectors-")), "vectors.json");
  const python = process.env.PYTHON ?? join(root, ".venv/bin/python");
  execFileSync(python, [join(import.meta.dirname, "vectors.py"), file], { cwd: root });
  return JSON.parse(readFileSync(file, "utf8"));
}
