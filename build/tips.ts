export const compileStarterTips = async (_folder: string): Promise<string> => '[]\n';
