class Forget
  def call(params)
    Note.delete_by(token: params[:token]) # want unguarded-sink params @warning
  end

  def helped(owner)
    wipe(owner)
    Success(:done)
  end

  private

  def wipe(owner)
    Note.where(owner: owner).destroy_all # want unguarded-sink owner @warning
  end
end
