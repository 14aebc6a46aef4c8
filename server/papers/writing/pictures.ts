import type { PaperBlock } from "../../../shared/papers/paper.ts"

/** Some bytes of a picture, in the order of the file. */
export interface PicturePart {
  /** the hash of the picture's file */
  picture: string
  bytes: Uint8Array
}

/** The bytes of pictures that have arrived, by the hash of their files. */
export class PictureBytes {
  readonly #parts = new Map<string, Buffer[]>()

  add({ picture, base64 }: { picture: string; base64: string }): void {
    const parts = this.#parts.get(picture) ?? []
    parts.push(Buffer.from(base64, "base64"))
    this.#parts.set(picture, parts)
  }

  /** The files whose bytes have arrived. */
  files(): { picture: string; bytes: Buffer }[] {
    return [...this.#parts].map(([picture, parts]) => ({ picture, bytes: Buffer.concat(parts) }))
  }

  /** Puts the bytes of pictures into the blocks that have a place for them. */
  into(blocks: readonly PaperBlock[]): PaperBlock[] {
    return blocks.map(block => {
      switch (block.kind) {
        case "quotation":
          return { ...block, blocks: this.into(block.blocks) }
        case "list":
          return { ...block, items: block.items.map(item => this.into(item)) }
        case "definitions":
          return { ...block, pairs: block.pairs.map(({ term, of }) => ({ term, of: this.into(of) })) }
        case "columns":
          return { ...block, columns: block.columns.map(one => ({ ...one, blocks: this.into(one.blocks) })) }
        case "picture": {
          const { image, ...rest } = block
          const parts = this.#parts.get(block.file)
          const base64 = parts ? Buffer.concat(parts).toString("base64") : null
          return image && base64 !== null ? { ...rest, image: { type: image.type, base64 } } : rest
        }
        default:
          return block
      }
    })
  }
}
