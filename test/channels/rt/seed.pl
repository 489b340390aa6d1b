# What docs/operate-helpdesk.md tells an administrator to make: queue, custom fields, a user for Pandu and its token; and an agent.
use strict;
use warnings;
use lib '/usr/local/share/request-tracker5/lib', '/usr/share/request-tracker5/lib';
use RT;
RT->LoadConfig;
RT->Init;
my $system = RT->SystemUser;
sub sure { my ($what, $done, $why) = @_; die "$what: " . ($why // 'failed') . "\n" unless $done; return $done }

my %queues;
for my $name (qw(Pandu Elsewhere)) {
    $queues{$name} = RT::Queue->new($system);
    sure($name, $queues{$name}->Create(Name => $name));
}
my $queue = $queues{Pandu};
for (['Pandu Report ID', 'RT::Queue-RT::Ticket'], ['Pandu Host', 'RT::Queue-RT::Ticket'], ['Pandu App Version', 'RT::Queue-RT::Ticket'],
    ['Pandu Message ID', 'RT::Queue-RT::Ticket-RT::Transaction']) {
    my ($name, $on) = @$_;
    my $field = RT::CustomField->new($system);
    sure($name, $field->Create(Name => $name, Type => 'FreeformSingle', LookupType => $on));
    sure($name, $field->AddToObject($queue));
}
my @rights = qw(SeeQueue ShowTicket CreateTicket ReplyToTicket CommentOnTicket ShowTicketComments ModifyTicket SeeCustomField
    ModifyCustomField SetInitialCustomField Watch);
for (['pandu-bridge', 'Pandu bridge', 'RT_BRIDGE_TOKEN'], ['agent', 'Agent Smith', 'RT_AGENT_TOKEN']) {
    my ($login, $name, $variable) = @$_;
    my $user = RT::User->new($system);
    sure($login, $user->Create(Name => $login, RealName => $name, EmailAddress => "$login\@pandu.test", Privileged => 1));
    sure("$login: $_", $user->PrincipalObj->GrantRight(Right => $_, Object => $queue)) for @rights, $login eq 'agent' ? qw(OwnTicket DeleteTicket) : ();
    if ($login eq 'agent') {
        sure("$login: $_", $user->PrincipalObj->GrantRight(Right => $_, Object => $queues{Elsewhere})) for qw(SeeQueue ShowTicket CreateTicket);
    }
    sure("$login: ManageAuthTokens", $user->PrincipalObj->GrantRight(Right => 'ManageAuthTokens', Object => RT->System));
    my ($id, $why, $token) = RT::AuthToken->new($system)->Create(Owner => $user->id, Description => 'tests');
    sure("$login: token", $id, $why);
    print "$variable=$token\n";
}
