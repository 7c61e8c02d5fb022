class LeaveAndReturn
  def call(params)
    target = { locale: "" }
    target[:reward_id] = params[:reward_id].to_i # want silent-coercion params @information
    redirect_to new_contribution_path(target)
  end
end
