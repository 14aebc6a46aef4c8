import type { UploadedFile } from "../../model/files.ts"

/** An uploaded file; a picture has its size in pixels. */
export interface FileUploaded extends UploadedFile {
  width?: number
  height?: number
}
