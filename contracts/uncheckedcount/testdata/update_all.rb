class CloseDispute
  def call(dispute_id)
    Dispute.where(id: dispute_id).update_all(open: false) # want unchecked-count Dispute @information
    Success(:closed)
  end

  def quiet(dispute_id)
    Dispute.where(id: dispute_id, open: true).update_all(open: false) # want unchecked-count Dispute @hint
    nil
  end

  def logged(token)
    changed = Invite.where("token = ?", token).update_all(used: true) # want unchecked-count Invite @information
    Rails.logger.info("invite used successfully: #{changed}")
    nil
  end
end
