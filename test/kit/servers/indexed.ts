import type { Findable, Partition, SearchIndex } from "../../../server/ports/database/searchIndex.ts"

/** Makes one part of an index consist of these passages. */
export const putPart = (index: SearchIndex, partition: Partition, part: string, passages: readonly Findable[]) =>
  index.replace([{ partition, part, passages }])
