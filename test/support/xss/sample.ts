import { z } from 'zod';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: { readonly enum?: readonly string[] };
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
}

/** Of every form that some schema asks for. */
const texts = [
  'sample',
  '2026-11-24T04:10:00.000Z',
  '2026-11-24',
  'SIGSEGV',
  `c1-${'bcdfg'.repeat(4)}`,
  '0193a1b2-0000-7000-8000-000000000001',
  '0'.repeat(64),
];

/** Something that fits a schema, with everything in it that may be there. @throws when what came out does not fit */
export function sampleOf<S extends z.ZodType>(schema: S): z.output<S> {
  return schema.parse(sample(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema));
}

function sample(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return sample(choices.find(({ type }) => type !== 'null') ?? {});
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(sample));
  switch ([schema.type].flat()[0]) {
    case 'string':
      return texts.find((text) => new RegExp(schema.pattern ?? '').test(text)) ?? 'sample';
    case 'number':
    case 'integer':
      return Math.max(1, schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.prefixItems?.map(sample) ?? (schema.items ? [sample(schema.items)] : []);
    case 'object': {
      const named = Object.entries(schema.properties ?? {}).map(([key, of]) => [key, sample(of)]);
      const { additionalProperties: rest } = schema;
      const more = typeof rest === 'object' ? (schema.propertyNames?.enum ?? ['sample']).map((key) => [key, sample(rest)]) : [];
      return Object.fromEntries([...named, ...more]);
    }
    default:
      return null;
  }
}
