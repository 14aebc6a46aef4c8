import { join } from "node:path"
import { root } from "../../server/adapters/system/root.ts"
import { answersFile, openProgram } from "./program.ts"
import { schemasOf } from "./schemas.ts"

/** The module that holds the schemas of the answers. */
export const schemasFile = join(root, "server/http/routes/openapi/answers/schemas.ts")

/** The text of that module, as the sources give it now. */
export const schemasModule = (): string =>
  `// Written by \`npm run answers\` from the types in answers.ts.
import type { ZodOpenApiComponentsObject } from "zod-openapi"

/** The schemas of all answers, by the names of their types. */
export const answerSchemas: NonNullable<ZodOpenApiComponentsObject["schemas"]> = ${JSON.stringify(schemasOf(openProgram([answersFile]), answersFile, "Answers"), null, 1)}
`
