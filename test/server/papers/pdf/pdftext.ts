import { spawnSync } from "node:child_process"

/** Reads the text of a PDF file with Poppler, another implementation than the one that wrote it. */
export function textOf(pdf: Buffer): string {
  const read = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, maxBuffer: 64 * 1024 * 1024 })
  if (read.status !== 0) throw new Error(`pdftotext (poppler-utils): ${read.stderr?.toString() ?? read.error?.message}`)
  return read.stdout.toString()
}

/** Asks Poppler for the title and the pages of a PDF file, and whether it is tagged. */
export const infoOf = (pdf: Buffer): string => spawnSync("pdfinfo", ["-"], { input: pdf }).stdout.toString()

export const fontsOf = (pdf: Buffer): string => spawnSync("pdffonts", ["-"], { input: pdf }).stdout.toString()

/** Returns a text without spaces and line ends, for texts that were broken into lines. */
export const joined = (text: string): string => text.replaceAll(/\s/g, "")

/** The sizes of the pictures on the pages of a PDF file, in the order of the pages. */
export const imagesOf = (pdf: Buffer): string[] =>
  spawnSync("pdfimages", ["-list", "-"], { input: pdf })
    .stdout.toString()
    .split("\n")
    .flatMap(line => {
      const [, , kind, width, height] = line.trim().split(/\s+/)
      return kind === "image" ? [`${width}x${height}`] : []
    })

/** The first page of a PDF file as a picture in grey. */
export const looksOf = (pdf: Buffer): Buffer =>
  spawnSync("pdftoppm", ["-gray", "-r", "100", "-f", "1", "-l", "1", "-"], { input: pdf }).stdout

/** The tags of a PDF file, as a screen reader finds them. */
export const structureOf = (pdf: Buffer): string =>
  spawnSync("pdfinfo", ["-struct", "-"], { input: pdf }).stdout.toString()

/** The number of points of each colour on the first page. */
export function coloursOf(pdf: Buffer): Map<string, number> {
  const { stdout } = spawnSync("pdftoppm", ["-r", "72", "-f", "1", "-l", "1"], {
    input: pdf,
    maxBuffer: 64 * 1024 * 1024,
  })
  const found = new Map<string, number>()
  const [head = ""] = /^P6\s+\d+\s+\d+\s+\d+\s/.exec(stdout.subarray(0, 40).toString("latin1")) ?? []
  for (let at = head.length; at + 3 <= stdout.length; at += 3) {
    const colour = stdout.subarray(at, at + 3).toString("hex")
    found.set(colour, (found.get(colour) ?? 0) + 1)
  }
  return found
}
