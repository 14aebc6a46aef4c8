import * as z from "zod"

export const FileType = z.enum([
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
])
export type FileType = z.infer<typeof FileType>

export const isPicture = (type: FileType): boolean => type.startsWith("image/")

/** The SHA-256 of a file's bytes in hex, by which the file is named everywhere. */
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/)

/** An uploaded file, as the log states it: the hash of its bytes, its type by content, and its size in bytes. */
export const UploadedFile = z.object({ sha256: FileHash, type: FileType, size: z.int().positive() })
export type UploadedFile = z.infer<typeof UploadedFile>

/** A picture as a version shows it: the SHA-256 of its file, and its size in pixels. */
export interface VersionPicture {
  file: string
  width: number
  height: number
}
