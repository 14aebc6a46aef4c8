import { writeFileSync } from "node:fs"
import { schemasFile, schemasModule } from "./written.ts"

writeFileSync(schemasFile, schemasModule())
