import type { RecordProof } from "../../../shared/contract/queries.ts"
import { fetchProof } from "../../connections/queries.ts"
import { Loading } from "../loading/loading.ts"

/** What a reader compares with a bundle: it lies in no event, as it is made of them. */
export const loadProof = (record: string): Loading<RecordProof> => new Loading(() => fetchProof(record))
