import { join } from "node:path"
import { getLibFiles, ts } from "@ts-morph/common"
import { root } from "../../server/adapters/system/root.ts"

/** The file whose interface `Answers` names the types of all answers. */
export const answersFile = join(root, "server/http/routes/openapi/answers/answers.ts")

/**
 * Opens the sources with a TypeScript that has an interface for programs: the one that checks the sources has none yet.
 * Nothing is checked, and the declarations of the language come with the package.
 */
export function openProgram(files: string[]): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2024.d.ts"],
    module: ts.ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const libs = new Map(getLibFiles().map(({ fileName, text }) => [join("/lib", fileName), text]))
  const read = host.getSourceFile.bind(host)
  return ts.createProgram(files, options, {
    ...host,
    getDefaultLibLocation: () => "/lib",
    getDefaultLibFileName: () => "/lib/lib.es2024.d.ts",
    fileExists: path => libs.has(path) || host.fileExists(path),
    getSourceFile(path, ...rest) {
      const text = libs.get(path)
      return text === undefined ? read(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
    },
  })
}
