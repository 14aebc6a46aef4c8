import type { FileType } from "../../../../shared/model/files.ts"
import type { Content } from "./content.ts"
import { type PictureSize, pictureIn } from "./pictureSize.ts"
import { isWordFile } from "./wordFile.ts"

/** The type of a file by its content, with the size in pixels if the file is a picture. */
export interface Recognized {
  type: FileType
  pixels: PictureSize | null
}

/**
 * The most pixels of a picture. A small file may state a picture so large that the pages which show it run out of
 * memory.
 */
const mostPixels = 50_000_000
const longestSide = 20_000

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/**
 * Recognizes a file by its first bytes and its structure, never by its name (DOMAIN AF3). Returns null for all other
 * files. Nothing is unpacked or decoded.
 */
export async function recognize(content: Content): Promise<Recognized | null> {
  const picture = await pictureIn(content)
  if (picture) {
    const { width, height } = picture
    const isShown =
      Math.min(width, height) > 0 && Math.max(width, height) <= longestSide && width * height <= mostPixels
    return isShown ? { type: picture.type, pixels: { width, height } } : null
  }
  const head = Buffer.from(await content.read(0, 8)).toString("latin1")
  if (/^%PDF-[12]\.\d/.test(head)) return { type: "application/pdf", pixels: null }
  return (await isWordFile(content)) ? { type: wordType, pixels: null } : null
}
