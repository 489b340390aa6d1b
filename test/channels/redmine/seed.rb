# What docs/operate-helpdesk.md tells an administrator to make: project, custom field, role and user for Pandu; and an agent.
Setting.rest_api_enabled = '1'
Setting.attachment_max_size = '2048'
Setting.login_required = '0'
ActionMailer::Base.perform_deliveries = false

def role(name, permissions)
  Role.create!(name: name, permissions: permissions, issues_visibility: 'all')
end
bridge_role = role('Pandu', %i[view_issues add_issues edit_issues add_issue_notes set_notes_private view_private_notes])
agent_role = role('Agents', %i[view_issues add_issues edit_issues delete_issues move_issues add_issue_notes set_notes_private view_private_notes])
# Every status may follow every other one, as for most help desks.
[bridge_role, agent_role].each do |role|
  Tracker.all.each do |tracker|
    WorkflowTransition.replace_transitions([tracker], [role],
      IssueStatus.all.to_h { |from| [from.id.to_s, IssueStatus.all.to_h { |to| [to.id.to_s, { 'always' => '1' }] }] })
  end
end
project = Project.create!(name: 'Pandu', identifier: 'pandu', is_public: false, trackers: [Tracker.find_by(name: 'Support') || Tracker.first],
  enabled_module_names: %w[issue_tracking])
hidden = Project.create!(name: 'Elsewhere', identifier: 'elsewhere', is_public: false, trackers: Tracker.all.to_a,
  enabled_module_names: %w[issue_tracking])
def user(login, name, admin: false)
  first, last = name.split
  user = User.new(firstname: first, lastname: last, mail: "#{login}@pandu.test", admin: admin, language: 'en')
  user.login = login
  user.password = user.password_confirmation = SecureRandom.hex(12)
  user.save!
  user
end
bridge = user('pandu-bridge', 'Pandu Bridge')
agent = user('agent', 'Agent Smith')
Member.create!(project: project, principal: bridge, roles: [bridge_role])
[project, hidden].each { |one| Member.create!(project: one, principal: agent, roles: [agent_role]) }
IssueCustomField.create!(name: 'Pandu Report ID', field_format: 'string', is_for_all: true, is_filter: true, trackers: Tracker.all.to_a)

puts "REDMINE_PROJECT=pandu"
puts "REDMINE_HIDDEN_PROJECT=#{hidden.id}"
puts "REDMINE_BRIDGE_KEY=#{bridge.api_key}"
puts "REDMINE_AGENT_KEY=#{agent.api_key}"
