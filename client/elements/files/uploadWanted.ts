import type { FileUploaded } from "../../../shared/contract/queries/files.ts"

/** The use of a file: on a reading list, or in the note of a topic. */
export type UploadPurpose = { kind: "reading" } | { kind: "picture"; topic: string }

type Answer = { ok: true; file: FileUploaded } | { ok: false; code: string; params: Record<string, string | number> }

/** Fired when somebody has chosen a file to upload. The page sends it and sets `answer`. */
export class UploadWanted extends Event {
  static readonly type = "upload-wanted"
  readonly slug: string
  readonly purpose: UploadPurpose
  readonly file: Blob
  readonly signal: AbortSignal
  readonly onShare: (share: number) => void
  answer: Promise<Answer> | null = null

  constructor(
    place: { slug: string; purpose: UploadPurpose },
    file: Blob,
    how: { signal: AbortSignal; onShare: (share: number) => void },
  ) {
    super(UploadWanted.type, { bubbles: true, composed: true })
    this.slug = place.slug
    this.purpose = place.purpose
    this.file = file
    this.signal = how.signal
    this.onShare = how.onShare
  }
}

declare global {
  interface HTMLElementEventMap {
    "upload-wanted": UploadWanted
  }
}
