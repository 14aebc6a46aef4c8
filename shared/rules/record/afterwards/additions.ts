import type { Addition, RecordRow } from "../../../fold/recordState.ts"

export const additionKinds = ["reservation", "dissent", "change"] as const
export type AdditionKind = (typeof additionKinds)[number]

/** Everything that members added to a record, by kind and in order, including withdrawn additions. */
export const additionsTo = ({ reservations, dissents, changes }: RecordRow): (Addition & { kind: AdditionKind })[] => [
  ...reservations.map(one => ({ ...one, kind: "reservation" as const })),
  ...dissents.map(one => ({ ...one, kind: "dissent" as const })),
  ...changes.map(one => ({ ...one, kind: "change" as const })),
]

export const stands = ({ withdrawn }: Pick<Addition, "withdrawn">): boolean => withdrawn === undefined
