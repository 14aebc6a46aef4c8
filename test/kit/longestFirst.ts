import { BaseSequencer, type TestSpecification } from "vitest/node"

/**
 * The projects that run real servers, in the order in which they begin. The last project has the most files, and the
 * shortest files.
 */
const projects = ["journeys on PostgreSQL", "node on servers", "journeys apart", "journeys"]

/** Files that take much longer than their size suggests, because they mostly wait. The longest file comes first. */
const slowFiles = [
  "histories/histories",
  "reach/byTab",
  "concurrency/pressedMeanwhile",
  "clocks/asleep",
  "postgres/away",
  "consensus/spokenAndMoved",
  "histories/takenOver",
  "faults/declareKilled",
  "document/readers",
  "leaks/leakSweep",
  "clocks/daylight",
  "faults/postgres/starting",
  "postgres/store",
  "session/idle",
]

const placeIn = (list: readonly string[], fits: (one: string) => boolean): number => {
  const place = list.findIndex(fits)
  return place < 0 ? list.length : place
}

/**
 * Runs the files that take longest first. If such a file began last, the other cores would be idle until the end of the
 * run. Vitest knows how long a file took only from an earlier run in the same folder.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const places = files.map(file => {
      const { name, config } = file.project
      const project = placeIn(projects, one => one === name)
      const length = placeIn(slowFiles, one => file.moduleId.endsWith(`${one}.test.ts`))
      return { file, order: [config.sequence.groupOrder, project, length] }
    })
    const sorted = new Map((await super.sort(files)).map((file, place) => [file, place]))
    const difference = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, n, at) => sum || n - (b[at] ?? 0), 0)
    return places
      .toSorted((a, b) => difference(a.order, b.order) || (sorted.get(a.file) ?? 0) - (sorted.get(b.file) ?? 0))
      .map(({ file }) => file)
  }
}
