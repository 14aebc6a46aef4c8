import type { RecordProof } from "../../../../shared/contract/queries.ts"
import { fetchProof } from "../../../connections/queries.ts"
import { Loading } from "../../loading/loading.ts"

/**
 * Loads a record's fingerprint, key and hash, which a reader compares with a bundle. No event contains these values;
 * the server computes them.
 */
export const loadProof = (record: string): Loading<RecordProof> => new Loading(() => fetchProof(record))
