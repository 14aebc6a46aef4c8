import { basename } from "node:path"

// Lint rules of this house, on the syntax tree; `.oxlintrc.json` says where each holds. Code that has to do otherwise
// says why at its place: `// oxlint-disable-next-line plenary/RULE -- the reason`.

/**
 * A rule that reports what one of its selectors finds (https://eslint.org/docs/latest/extend/selectors); beside a
 * selector, the condition that what it finds must also meet.
 */
const forbids = (message, ...finds) => ({
  create: context =>
    Object.fromEntries(
      finds.map(find => {
        const [selector, condition = () => true] = [find].flat()
        return [selector, node => condition(node, context) && context.report({ node, message })]
      }),
    ),
})

/** A text or a template that begins with a slash. */
const path = ":matches(Literal[value=/^\\x2f/], TemplateLiteral[quasis.0.value.raw=/^\\x2f/])"

/** The condition that an attribute is `location` or `window.location`. */
const isLocation = attribute => `:matches([${attribute}.name="location"], [${attribute}.property.name="location"])`

/** Returns what stands in a template before the value that holds a node. */
function before(node) {
  for (let at = node; at.parent; at = at.parent)
    if (at.parent.type === "TemplateLiteral") return at.parent.quasis[at.parent.expressions.indexOf(at)].value.raw
  return ""
}

/** Whether a property, with texts as its type, tells members of a union apart by another key than it should. */
function isOtherKey(property) {
  const type = property?.typeAnnotation?.typeAnnotation
  return typeof (type?.types?.[0] ?? type)?.literal?.value === "string" && !/^(kind|state)$/.test(property.key.name)
}

function isNumber(node) {
  if (node.type === "ArrayExpression") return node.elements.length > 0 && node.elements.every(isNumber)
  if (node.type === "BinaryExpression") return isNumber(node.left) && isNumber(node.right)
  if (node.type === "UnaryExpression") return isNumber(node.argument)
  return node.type === "Literal" && typeof node.value === "number"
}

/** Words that say that a number is an amount, and not of what. A name that ends in one of them lacks its unit. */
const withoutUnit =
  /^(most|patience|pause|delay|limit|edge|longest|shortest|largest|timeout|after|every|wait|length|size|window|minute|hour|day|week|full|empty|burst|batch|silence|tick|settling|rest|quiet|gap)$|(Most|Patience|Pause|Delay|Limit|Timeout|After|Every|Wait|Within|Length|Size|Window|Time|Minute|Hour|Day|Week|Drain|(?<!bytesPer)Second)$/

/** The ends of names that say the units with which comments begin. */
const ends = { Milliseconds: "Ms", Seconds: "Seconds", Minutes: "Minutes", Bytes: "Bytes", Pixels: "Px", Hertz: "Hz" }

/** Whether the name of a constant lacks its unit, which the comment before it may say. A product of milliseconds has theirs. */
function lacksUnit({ id: { name }, init, parent }, { sourceCode }) {
  const factors = init.operator === "*" ? [init.left, init.right] : []
  if (factors.some(isNumber) && factors.some(factor => factor.name?.endsWith("Ms"))) return !name.endsWith("Ms")
  if (!isNumber(init)) return false
  const statement = parent.parent.type === "ExportNamedDeclaration" ? parent.parent : parent
  const comment = sourceCode.getCommentsBefore(statement).at(-1)?.value ?? ""
  return withoutUnit.test(name) || !name.endsWith(ends[/^[\s*]*(\w+)/.exec(comment)?.[1]] ?? "")
}

export default {
  meta: { name: "plenary" },
  rules: {
    "below-path": forbids(
      "A site may be below a path, which client/site/site.ts adds; go() of client/state/page/router.ts leads to a page.",
      `MemberExpression${isLocation("object")}[property.name="origin"]`,
      `CallExpression${isLocation("callee.object")} > ${path}`,
      `AssignmentExpression${isLocation("left.object")} > ${path}`,
      `CallExpression[callee.property.name=/^(push|replace)State$/] > ${path}`,
      `BinaryExpression[left.property.name="pathname"] > ${path}`,
      'TemplateElement[value.raw=/src="\\x2f/]',
      [`TemplateLiteral > ${path}`, node => before(node).endsWith("src=")],
    ),
    discriminants: forbids(
      "The members of a union are told apart by `kind`, or by `state` for a life cycle.",
      ["TSUnionType", ({ types }) => types.some(({ members }) => isOtherKey(members?.[0]))],
      'CallExpression[callee.property.name="discriminatedUnion"] > Literal:first-child[value!=/^(kind|state)$/]',
    ),
    "follows-language": forbids(
      "@customElement stands before @localized: an element that is on the page already is upgraded at once.",
      'Decorator[expression.callee.name="localized"] ~ Decorator[expression.callee.name="customElement"]',
    ),
    pure: forbids(
      "It is decided alike wherever it runs: its caller gives the time and the chance.",
      'MemberExpression[object.name="Date"][property.name="now"]',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'MemberExpression[object.name="Math"][property.name="random"]',
    ),
    "row-by-id": forbids(
      "A row of the fold is looked up by its id (shared/rules/readings/rows.ts), and not searched for among all.",
      'CallExpression[callee.property.name="find"][callee.object.callee.object.name="Object"][callee.object.callee.property.name="values"] > ArrowFunctionExpression > BinaryExpression[operator="==="]:matches([left.name="id"], [left.property.name="id"])',
    ),
    "steady-press": forbids("Others may change this button under a finger: it sends by its meaning (`presses`).", [
      "CallExpression:matches([callee.object.name=/asking$/i], [callee.object.property.name=/asking$/i])[callee.property.name=/^(act|command|send)$/]",
      node => before(node).endsWith("@click="),
    ]),
    rounds: forbids(
      "Pages and the server look for nothing in rounds: they are told, or wake at a deadline.",
      'CallExpression[callee.name="setInterval"]',
    ),
    tags: forbids(
      "The tag of a custom element begins with plenary-, and its element stands in a file of that name.",
      "TemplateElement[value.raw=/<(?!plenary-)[a-z]+(-[a-z]+)+[\\s>]/]",
      [
        ':matches(Decorator > CallExpression[callee.name="customElement"], CallExpression[callee.object.name="customElements"][callee.property.name="define"]) > Literal',
        ({ value }, { filename }) => !value.startsWith("plenary-") || basename(filename) !== `${value}.ts`,
      ],
    ),
    timers: forbids(
      "A page asks the server again only where the log, a failure or a lost answer says so.",
      'CallExpression[callee.name="setTimeout"]',
    ),
    units: forbids("The name of an amount ends in its unit: Ms, Seconds, Minutes, Bytes, Px or Hz.", [
      'VariableDeclaration[kind="const"] > VariableDeclarator[id.name][init]',
      lacksUnit,
    ]),
  },
}
