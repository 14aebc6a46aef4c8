import type { Fact } from "./facts.ts"

/** An item of a reporting guideline. Without facts the log does not know it, and the authors fill it. */
interface Item {
  item: string
  facts: readonly Fact[]
}

const items = (ids: string, known: Partial<Record<string, readonly Fact[]>>): Item[] =>
  ids.split(" ").map(item => ({ item, facts: known[item] ?? [] }))

/** The 35 items of ACCORD with their numbers: title, introduction, methods, results, discussion, other information. */
export const accordItems = items(
  "T1 I1 I2 I3 M1 M2 M3 M4 M5 M6 M7 M8 M9 M10 M11 M12 M13 M14 M15 M16 M17 M18 M19 M20 M21 R1 R2 R3 R4 R5 D1 D2 O1 O2 O3",
  {
    I2: ["mandate"],
    M2: ["people"],
    M9: ["methods"],
    M10: ["presented"],
    M12: ["rule", "classes", "stopping"],
    M14: ["collected"],
    M15: ["processed"],
    M17: ["feedback"],
    M18: ["anonymity"],
    R1: ["when"],
    R2: ["deviations"],
    R3: ["panel", "table"],
    R4: ["records", "table"],
    R5: ["changed"],
    O2: ["interests"],
  },
)

/** The recommendations of CREDES by name, because the article is cited here without its numbering. */
export const credesItems = items(
  "justification planning definition input bias processing validation purpose panel methods procedure attainment results limitations conclusions publication",
  {
    planning: ["methods", "stopping"],
    definition: ["rule", "classes"],
    bias: ["anonymity"],
    processing: ["processed"],
    purpose: ["mandate"],
    panel: ["panel"],
    methods: ["presented", "collected"],
    procedure: ["when", "feedback", "deviations"],
    attainment: ["rule", "classes", "records"],
    results: ["table"],
  },
)
