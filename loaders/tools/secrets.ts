/**
 * Returns what only the environment tells: the folder of kept results and the key of pseudonyms. The key is
 * no option on purpose: command lines are seen by every process of the machine.
 */
export function secrets(environment: Readonly<Record<string, string | undefined>>): {
  cache: string;
  key?: string;
} {
  const cache = environment.CLIENTELE_CACHE || ".clientele/cache";
  const key = environment.CLIENTELE_KEY;
  return key ? {cache, key} : {cache};
}
