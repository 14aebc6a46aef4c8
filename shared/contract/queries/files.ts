import type { UploadedFile } from "../../model/files.ts"
import type { Lang } from "../../model/terms.ts"

/** An uploaded file; a picture has its size in pixels. */
export interface FileUploaded extends UploadedFile {
  width?: number
  height?: number
}

/** The languages in which this server can make no PDF file, because it has no font for them. */
export interface FontsKnown {
  missing: readonly Lang[]
}
