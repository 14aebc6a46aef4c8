import type { FileUploaded } from "../../../../shared/contract/queries/files.ts"
import { failureOf } from "../../../connections/http.ts"
import { type UploadPlace, uploadFile } from "../../../connections/queries.ts"

export type UploadAnswer =
  | { ok: true; file: FileUploaded }
  | { ok: false; code: string; params: Record<string, string | number> }

/** Uploads a file; a failure is an answer, with its code. */
export async function sendFile(
  place: UploadPlace,
  file: Blob,
  how: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<UploadAnswer> {
  try {
    return { ok: true, file: await uploadFile(place, file, how) }
  } catch (thrown) {
    const { code, params } = failureOf(thrown)
    return { ok: false, code, params }
  }
}
