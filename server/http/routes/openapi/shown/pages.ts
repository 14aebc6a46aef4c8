import type { createDocument } from "zod-openapi"
import { type Lang, languages, locales } from "../../../../../shared/model/terms.ts"
import { escaped } from "../../../../../shared/papers/formats/html.ts"
import { paperSay } from "../../../../../shared/papers/writing/words.ts"
import { openapi } from "../openapi.ts"
import { schemaParts } from "./schemas.ts"
import { withCode } from "./withCode.ts"

type Document = ReturnType<typeof createDocument>
type Item = NonNullable<Document["paths"]>[string]
type Operation = NonNullable<Item["get"]>
interface Shown {
  id: string
  method: string
  path: string
  operation: Operation
}

const methods = ["get", "post", "put", "patch", "delete"] as const

const operations = (): Shown[] =>
  Object.entries(openapi().paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap(method => {
      const operation = item[method]
      return operation ? [{ id: operation.operationId ?? "", method, path, operation }] : []
    }),
  )

/** The part of a path by which the first page groups operations. */
const groupOf = ({ path }: Shown): string =>
  path.includes("/commands/") ? "commands" : (path.replace(/^\/api\//, "/").split(/[/{.]/)[1] ?? "")

export type DocsPages = ReturnType<typeof docsPages>

/**
 * The pages that describe the interface, each complete in its first HTML and without scripts. Headings and labels are in
 * the reader's language; what the OpenAPI document says is in English.
 */
export function docsPages(lang: Lang) {
  const say = paperSay(lang)
  const query = `?lang=${lang}`
  const { link, typeOf, fieldsOf, field } = schemaParts(say, query)

  function page(title: string, path: string, body: string): string {
    const others = languages.map(one =>
      one === lang
        ? `<b lang="${locales[one]}" aria-current="true">${paperSay(one)("api.language")}</b>`
        : `<a href="${escaped(path)}?lang=${one}" lang="${locales[one]}" hreflang="${one}">${paperSay(one)("api.language")}</a>`,
    )
    return `<!doctype html>
<html lang="${locales[lang]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Plenary</title><link rel="stylesheet" href="/api/docs/docs.css"></head>
<body><header><a href="/api/docs${query}">Plenary · ${say("api.title")}</a><nav aria-label="${say("api.languages")}">${others.join(" ")}</nav></header>
<main>${body}</main></body></html>
`
  }

  const route = ({ method, path }: Shown): string =>
    `<span class="method">${method.toUpperCase()}</span> <code>${escaped(path).replaceAll("/", "/<wbr>")}</code>`

  function index(): string {
    const groups = Map.groupBy(operations(), groupOf)
    const lists = [...groups].map(
      ([
        name,
        list,
      ]) => `<section aria-labelledby="g-${escaped(name)}"><h2 id="g-${escaped(name)}"><code>${escaped(name)}</code></h2>
<ul class="operations">${list.map(one => `<li><a href="/api/docs/operations/${one.id}${query}">${route(one)}</a><br><span lang="en">${withCode(one.operation.summary ?? "")}</span></li>`).join("\n")}</ul></section>`,
    )
    const toc = [...groups.keys()].map(name => `<a href="#g-${escaped(name)}">${escaped(name)}</a>`).join(" ")
    const schemas = Object.keys(openapi().components?.schemas ?? {}).map(name => `<li>${link(name)}</li>`)
    return page(
      say("api.title"),
      "/api/docs",
      `<h1>${say("api.title")}</h1><p>${say("api.lead")}</p>
<p><a href="/api/openapi.json">${say("api.document")}</a></p>
<nav class="toc" aria-label="${say("api.operations")}">${toc} <a href="#schemas">${say("api.schemas")}</a></nav>
${lists.join("\n")}
<section aria-labelledby="schemas"><h2 id="schemas">${say("api.schemas")}</h2><ul class="names">${schemas.join("")}</ul></section>`,
    )
  }

  function operation(id: string): string | null {
    const shown = operations().find(one => one.id === id)
    if (!shown) return null
    const { parameters = [], requestBody, responses = {}, security = [], summary = "" } = shown.operation
    const given = parameters.flatMap(one => {
      if (!("name" in one) || typeof one.schema !== "object") return []
      const described = one.description === undefined ? one.schema : { ...one.schema, description: one.description }
      return [field(`${one.name} (${one.in})`, described, one.required ?? false)]
    })
    const contents = (of: object | undefined): string =>
      Object.entries(of && "content" in of && of.content ? of.content : {})
        .map(
          ([form, { schema }]) =>
            `<p><code>${escaped(form)}</code> ${schema ? typeOf(schema) : ""}</p>${schema ? fieldsOf(schema) : ""}`,
        )
        .join("")
    const proofs = security
      .map(one => Object.keys(one)[0])
      .map(name => {
        if (name === "cookie") return say("api.cookie")
        return name === "token" ? say("api.token") : say("api.anybody")
      })
    const answers = Object.entries(responses)
      .filter(([status]) => status !== "default")
      .map(
        ([status, of]) =>
          `<h3>${escaped(status)} <span lang="en">${"description" in of && of.description ? withCode(of.description) : ""}</span></h3>${contents(of)}`,
      )
    return page(
      shown.operation.summary ?? id,
      `/api/docs/operations/${id}`,
      `<h1>${route(shown)}</h1><p lang="en">${withCode(summary)}</p><p><code>${escaped(id)}</code></p>
<h2>${say("api.proofs")}</h2><ul>${(proofs.length > 0 ? proofs : [say("api.anybody")]).map(one => `<li>${one}</li>`).join("")}</ul>
<h2>${say("api.parameters")}</h2>${given.length > 0 ? `<ul class="fields">${given.join("")}</ul>` : `<p>${say("api.none")}</p>`}
${requestBody ? `<h2>${say("api.body")}</h2>${contents(requestBody)}` : ""}
<h2>${say("api.answers")}</h2>${answers.join("\n")}`,
    )
  }

  function schema(name: string): string | null {
    const schemas = openapi().components?.schemas ?? {}
    const found = Object.hasOwn(schemas, name) ? schemas[name] : undefined
    if (typeof found !== "object") return null
    const meaning = "description" in found && found.description ? `<p lang="en">${withCode(found.description)}</p>` : ""
    const users = operations().filter(one => JSON.stringify(one.operation).includes(`"#/components/schemas/${name}"`))
    const used = users.map(one => `<li><a href="/api/docs/operations/${one.id}${query}">${route(one)}</a></li>`)
    return page(
      name,
      `/api/docs/schemas/${encodeURIComponent(name)}`,
      `<h1><code>${escaped(name)}</code></h1>${meaning}<p class="type">${typeOf(found)}</p>${fieldsOf(found)}
${used.length > 0 ? `<h2>${say("api.usedBy")}</h2><ul class="operations">${used.slice(0, 40).join("")}</ul>` : ""}`,
    )
  }

  return {
    index,
    operation,
    schema,
    missing: () =>
      page(
        say("api.missing"),
        "/api/docs",
        `<h1>${say("api.missing")}</h1><p><a href="/api/docs${query}">${say("api.title")}</a></p>`,
      ),
  }
}
