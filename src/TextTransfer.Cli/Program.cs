using TextTransfer.Cli;

using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
return await CommandLine.RunAsync(args, new(input, output, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected));
