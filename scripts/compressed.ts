import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import type { Plugin } from "vite"

const options = {
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // Quality 11 saves a fourteenth of the bytes, but takes ten times as long at each start after an update.
    [constants.BROTLI_PARAM_QUALITY]: 9,
  },
}

/**
 * The functions that compress a built file, by the ending that they add to its name (see
 * server/http/shown/builtFiles.ts).
 */
const ways: Readonly<Record<string, (text: Buffer) => Promise<Buffer>>> = {
  ".br": text => promisify(brotliCompress)(text, options),
  ".gz": text => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
}

/** Writes compressed copies next to each text file, so that the server need not compress the file for each reader. */
export const compressed: Plugin = {
  name: "compressed",
  applyToEnvironment: ({ name }) => name === "client",
  async writeBundle({ dir = "" }, bundle) {
    const texts = Object.values(bundle).filter(({ fileName }) => /\.(js|css|html)$/.test(fileName))
    await Promise.all(
      texts.flatMap(file => {
        const text = Buffer.from(file.type === "chunk" ? file.code : file.source)
        return Object.entries(ways).map(async ([end, compress]) =>
          writeFile(join(dir, file.fileName + end), await compress(text)),
        )
      }),
    )
  },
}
