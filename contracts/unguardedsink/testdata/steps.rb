class DeleteRecord < ActiveInteraction::Base
  string :name
  string :type

  def execute
    send "delete_#{type}", name
  end

  def delete_domain(name)
    WhoisRecord.where(name: name).destroy_all # want unguarded-sink name @information
  end
end
