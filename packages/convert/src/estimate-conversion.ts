export function estimateConversion(_c: any, _o: any): { outputBytes: number; diskBytes: number } {
  return { outputBytes: 1e6, diskBytes: 1e6 };
}
