import type { createDocument } from "zod-openapi"

type Document = ReturnType<typeof createDocument>
type Item = NonNullable<Document["paths"]>[string]
type Operation = NonNullable<Item["get"]>

const methods = ["get", "post", "put", "patch", "delete", "head"] as const

/** The operations that need no proof of who the caller is, or that take the proof in the body. */
const open = /^\/(?!api\/)|^\/api\/(openapi\.json|docs|key$|host\/(face|logo)$|join|press|return|ballots|leave|sign-in)/

/**
 * Completes each operation for generated clients: an id, the proofs that it takes, and the refusals in the range 4XX.
 */
export function withOperations(document: Document): Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [path, completed(path, item)])
  const securitySchemes = {
    cookie: {
      type: "apiKey",
      in: "cookie",
      name: "plenary_session",
      description: "Over https `__Host-plenary_session`.",
    },
    token: { type: "http", scheme: "bearer", description: "The token of a program." },
  } as const
  return { ...document, paths: Object.fromEntries(paths), components: { ...document.components, securitySchemes } }
}

function completed(path: string, item: Item): Item {
  const operations = methods.flatMap(method => {
    const operation = item[method]
    return operation ? [[method, completedOperation(method, path, operation)]] : []
  })
  return { ...item, ...Object.fromEntries(operations) }
}

function completedOperation(method: (typeof methods)[number], path: string, operation: Operation): Operation {
  const { default: refused, ...responses } = operation.responses ?? {}
  return {
    operationId: idOf(method, path),
    ...operation,
    security: proofs(method, path),
    responses: { ...responses, ...(refused && { "4XX": refused, default: refused }) },
  }
}

/** The proofs that the operation takes. The empty one stands for a reader of a public panel. */
function proofs(method: (typeof methods)[number], path: string): NonNullable<Operation["security"]> {
  if (open.test(path)) return []
  if (method === "get") return [{ cookie: [] }, { token: [] }, {}]
  if (path.endsWith("/ask-question")) return [{ cookie: [] }, {}]
  // a token that acts sends commands, and nothing else that changes something (DOMAIN X14)
  return path.includes("/commands/") ? [{ cookie: [] }, { token: [] }] : [{ cookie: [] }]
}

/** An id made from the method and the path, e.g. `getWorkspacesSlugExport`. */
const idOf = (method: string, path: string): string =>
  method +
  path
    .replace(/^\/api/, "")
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")
