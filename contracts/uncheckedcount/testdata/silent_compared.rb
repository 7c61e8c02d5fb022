class CloseDispute
  def call(dispute_id)
    changed = Dispute.where(id: dispute_id).update_all(open: false)
    raise "stale" unless changed == 1

    return Failure(:none) if Evidence.where(id: dispute_id).update_all(a: 1).zero?
    return Success(:other) if Evidence.where(id: dispute_id).update_all(a: 1).positive?

    Success(Evidence.where(id: dispute_id).update_all(a: 2))
  end

  def given(dispute_id)
    Dispute.where(id: dispute_id).update_all(open: false)
  end
end
