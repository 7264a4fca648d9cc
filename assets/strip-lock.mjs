// Takes addresses out of npm lock files: ours name packages and hashes only, so that any registry serves.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

for (const path of process.argv.slice(2).filter((name) => existsSync(name))) {
  const lock = JSON.parse(readFileSync(path, "utf8"));
  for (const entry of Object.values(lock.packages)) {
    delete entry.resolved;
    delete entry.funding;
  }
  writeFileSync(path, JSON.stringify(lock, null, 2) + "\n");
}
