class Tidy
  def initialize
    @buffer = []
  end

  def call(dispute_id, user, ids)
    @buffer.delete(nil)
    @buffer.delete_if { |entry| entry == :stale }
    Dispute.where(id: dispute_id).delete_all
    Session.where("created_at < ?", 1.day.ago).delete_all
    Session.where(created_at: ...1.day.ago).update_all(old: true)
    Notice.where(user_id: user.id).update_all(seen: true)
    user.notices.update_all(seen: true)
    Notice.where(id: ids).update_all(seen: true)
    Notice.where(id: user.id).update_all(seen: true)
    Notice.insert_all([{ a: 1 }])
    true
  end

  def found(dispute_id)
    Dispute.find(dispute_id).touch
    Dispute.where(id: dispute_id).update_all(open: false)
    true
  end
end
