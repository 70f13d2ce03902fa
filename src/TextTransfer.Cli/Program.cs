using TextTransfer.Cli;

using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
return await CommandLine.RunAsync(args, new(input, output, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected));

/// <summary>Said, since ASP.NET would else make it public for tests of web applications.</summary>
internal sealed partial class Program;
