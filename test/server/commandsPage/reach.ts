import { join, relative } from "node:path"
import { ts } from "@ts-morph/common"
import { openProgram } from "../../../scripts/answers/program.ts"
import { root } from "../../../server/adapters/system/root.ts"
import { eventBodies } from "../../../shared/contract/events.ts"
import { statuses } from "../../../shared/contract/refusals/statuses.ts"

/** The codes of refusals and the kinds of entries that stand in the code which something reaches. */
export interface Reach {
  refusals: string[]
  events: string[]
}

const vocabularies = { refusals: statuses, events: eventBodies }
type Vocabulary = keyof typeof vocabularies

interface Piece {
  said: [Vocabulary, string][]
  /** the declarations to which its names lead */
  leads: ts.Declaration[]
  /** the kinds of the acts that it proposes */
  acts: string[]
}

const dispatch = "server/commands/panelDispatch.ts"
const core = "server/core/command.ts"

const program = openProgram([join(root, dispatch)])
const checker = program.getTypeChecker()
const fileOf = (node: ts.Node): string => relative(root, node.getSourceFile().fileName)
const isField = ({ parent }: ts.Node, name: string) =>
  ts.isPropertyAssignment(parent) && ts.isIdentifier(parent.name) && parent.name.text === name

function declared(file: string, name: string): ts.Declaration {
  const found = (program.getSourceFile(join(root, file))?.statements ?? [])
    .flatMap((one): readonly ts.Declaration[] =>
      ts.isVariableStatement(one) ? one.declarationList.declarations : ts.isFunctionDeclaration(one) ? [one] : [],
    )
    .find(one => ts.getNameOfDeclaration(one)?.getText() === name)
  if (!found) throw new Error(`${file} has no ${name}`)
  return found
}

/** The functions and values of the sources that a name means. Types and parameters have no code. */
function meantBy(name: ts.Identifier): ts.Declaration[] {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return (meant?.declarations ?? []).filter(
    one => (ts.isFunctionDeclaration(one) || ts.isVariableDeclaration(one)) && /^(server|shared)\//.test(fileOf(one)),
  )
}

/** The vocabulary of a text where it stands, by the type that is expected there; null if it is compared or looked up. */
function vocabularyOf(text: ts.StringLiteralLike): Vocabulary | null {
  const among = (of: Vocabulary, name = text.text) => Object.hasOwn(vocabularies[of], name)
  const { parent } = text
  if (!among("refusals") && !among("events")) return null
  if (ts.isBinaryExpression(parent) || ts.isCaseClause(parent) || ts.isArrayLiteralExpression(parent)) return null
  const expected = checker.getContextualType(text)
  const types = expected?.isUnion() ? expected.types : [expected]
  const names = types.flatMap(one => (one?.isStringLiteral() ? [one.value] : []))
  const isKind = isField(outermost(text), "kind")
  const fitting = ([...(isKind ? [] : ["refusals" as const]), "events"] as const).filter(of => among(of))
  if (!expected) return fitting.find(of => isKind || of === "refusals") ?? null
  return fitting.find(of => names.length > 0 && names.every(name => among(of, name))) ?? null
}

const outermost = (node: ts.Node): ts.Node =>
  ts.isConditionalExpression(node.parent) || ts.isAsExpression(node.parent) ? outermost(node.parent) : node

const pieces = new Map<ts.Node, Piece>()

function pieceOf(node: ts.Node): Piece {
  const known = pieces.get(node)
  if (known) return known
  const piece: Piece = { said: [], leads: [], acts: [] }
  pieces.set(node, piece)
  const visit = (one: ts.Node): void => {
    if (ts.isTypeNode(one)) return
    const { parent } = one
    if ((ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) && parent.name === one) return
    if (ts.isPropertyAccessExpression(one)) return visit(one.expression)
    if (ts.isIdentifier(one)) piece.leads.push(...meantBy(one))
    // the type of a text with holes is all texts that it can become, where they are few
    if (ts.isTemplateExpression(one)) {
      const type = checker.getTypeAtLocation(one)
      for (const text of type.isUnion() ? type.types : [])
        if (text.isStringLiteral() && Object.hasOwn(statuses, text.value)) piece.said.push(["refusals", text.value])
    }
    if (ts.isStringLiteralLike(one)) {
      const of = vocabularyOf(one)
      if (of) piece.said.push([of, one.text])
      if (isField(outermost(one), "act")) piece.acts.push(one.text)
    }
    ts.forEachChild(one, visit)
  }
  visit(node)
  return piece
}

/** The values of an object in the sources, by key. */
function valuesOf(declaration: ts.Declaration): Map<string, ts.Expression> {
  const object = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined
  if (!object || !ts.isObjectLiteralExpression(object)) throw new Error(`no object: ${declaration.getText()}`)
  return new Map(
    object.properties.flatMap((one): [string, ts.Expression][] => {
      if (ts.isSpreadAssignment(one) && ts.isIdentifier(one.expression))
        return meantBy(one.expression).flatMap(spread => [...valuesOf(spread)])
      if (ts.isPropertyAssignment(one) && (ts.isIdentifier(one.name) || ts.isStringLiteral(one.name)))
        return [[one.name.text, one.initializer]]
      throw new Error(`no key and value: ${one.getText()}`)
    }),
  )
}

/** The functions that carry out proposed acts, by the kind of act. */
const carriedOut = declared("server/commands/proposal/carryOut.ts", "acts")
const acts = valuesOf(carriedOut)

/**
 * Follows each name in a piece of code to the code that it means, but for some. A command that proposes acts reaches of
 * `carriedOut` what carries out these, and one that proposes none reaches all of it.
 */
function reach(starts: Iterable<ts.Node>, but: (node: ts.Node) => boolean): Reach {
  const reached = new Set(starts)
  // Iterating a set includes elements that are added meanwhile.
  for (const node of reached)
    for (const lead of node === carriedOut ? [] : pieceOf(node).leads) if (!but(lead)) reached.add(lead)
  const read = [...reached].filter(node => node !== carriedOut).map(pieceOf)
  if (reached.has(carriedOut)) {
    const proposed = new Set(read.flatMap(piece => piece.acts))
    const carried = [...acts].flatMap(([act, by]) => (proposed.size === 0 || proposed.has(act) ? [by] : []))
    if (carried.some(by => !reached.has(by))) return reach([...reached, ...carried], but)
  }
  const said = read.flatMap(piece => piece.said)
  const words = (of: Vocabulary) => [...new Set(said.flatMap(([is, word]) => (is === of ? [word] : [])))].toSorted()
  return { refusals: words("refusals"), events: words("events") }
}

const table = "server/commands/commandTable.ts"
const additions = ["sharedSeats", "seatLetters", "adoption"].map(name => declared(dispatch, name))

/** The refusals of every command before it is decided. */
export const before = reach(
  [declared(dispatch, "panelDispatch"), ...["defineJudged", "defineLooking"].map(name => declared(core, name))],
  node => additions.includes(node as ts.Declaration) || fileOf(node) === table,
)

/** The refusals and entries that may follow from the decision on a command. */
export const after = reach(additions, () => false)

/** The reach of each command, with the noun in whose folder it is defined. */
export const commandReaches = new Map(
  [...valuesOf(declared(table, "readers"))].map(([kind, definition]) => {
    const [, , noun = ""] = fileOf(definition).split("/")
    return [
      kind,
      { noun, ...reach([definition], node => /^(server\/core|shared\/contract)\//.test(fileOf(node))) },
    ] as const
  }),
)
