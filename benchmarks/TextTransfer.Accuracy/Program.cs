using System.CommandLine;
using TextTransfer;
using TextTransfer.Accuracy;
using TextTransfer.Accuracy.Auditing;
using TextTransfer.Accuracy.Comparisons;
using TextTransfer.Accuracy.Suggesting;
using TextTransfer.Accuracy.Trust;

RootCommand root = new("Accuracy of classification methods on labelled sets with fixed few-shot rows.")
{
    FewShotCommand.Create(), ReportCommand.Create(), QuantizationCommand.Create(), MultiLabelCommand.Create(),
    CoverageCommand.Create(), UnknownCommand.Create(), AuditCommand.Create(), SuggestCommand.Create(),
    NullCommand.Create(), AttributionCommand.Create(), RankingCommand.Create(), TransferCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is TextTransferException or ArgumentException or IOException or OperationCanceledException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
