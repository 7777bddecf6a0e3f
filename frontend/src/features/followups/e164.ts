/** A number as people type it, in E.164: ten digits are a US number. */
export function e164(typed: string): string {
  const digits = typed.replace(/[^\d+]/g, "");
  if (digits.startsWith("+")) return digits;
  return digits.length === 11 && digits.startsWith("1") ? `+${digits}` : `+1${digits}`;
}
